package org.deskbridge.knowledge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The measured features of one article for one question. */
public record Features(Map<Feature, Double> values) {
    public Features {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public double get(Feature feature) {
        return values.getOrDefault(feature, 0.0);
    }

    Features with(Feature feature, double value) {
        var next = new EnumMap<>(values);
        next.put(feature, value);
        return new Features(next);
    }
}
