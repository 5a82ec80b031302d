package org.deskbridge.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The learned part of retrieval: in which order articles come, and how probable it is that the first one is right. */
public record Relevance(Map<Feature, Double> order, Map<Feature, Double> certainty, double bias) {
    private static final String RESOURCE = "/assistant/relevance.properties";

    static Relevance learned() {
        try (var in = Relevance.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Relevance parse(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Relevance(
                weights(properties, "order."),
                weights(properties, "certainty."),
                Double.parseDouble(properties.getProperty("bias", "0")));
    }

    private static Map<Feature, Double> weights(Properties properties, String prefix) {
        var weights = new EnumMap<Feature, Double>(Feature.class);
        for (var feature : Feature.values()) {
            var value = properties.getProperty(prefix + feature.name().toLowerCase(java.util.Locale.ROOT));
            if (value != null) {
                weights.put(feature, Double.parseDouble(value));
            }
        }
        return weights;
    }

    double score(Features features) {
        return sum(order, features);
    }

    double confidence(Features features) {
        return 1 / (1 + Math.exp(-bias - sum(certainty, features)));
    }

    private static double sum(Map<Feature, Double> weights, Features features) {
        var sum = 0.0;
        for (var weight : weights.entrySet()) {
            sum += weight.getValue() * features.get(weight.getKey());
        }
        return sum;
    }
}
