package org.deskbridge.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A measure and the limit beside it, round by round; said as the median with its spread. */
final class Ratios {
    private final String name;
    private final String unit;
    private final List<Double> measured = new ArrayList<>();
    private final List<Double> limits = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    Ratios(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    void add(double measure, double limit) {
        measured.add(measure);
        limits.add(limit);
        ratios.add(measure / limit);
    }

    private static double median(List<Double> all) {
        var sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    static void table(Ratios... all) {
        System.out.println("| measure | ours | limit | ratio: median (least to most) | rounds |");
        System.out.println("|---|---|---|---|---|");
        for (var ratios : all) {
            System.out.println(ratios.row());
        }
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %s | %.1f %s | %.2f (%.2f to %.2f) | %d |",
                name,
                median(measured),
                unit,
                median(limits),
                unit,
                median(ratios),
                Collections.min(ratios),
                Collections.max(ratios),
                ratios.size());
    }
}
