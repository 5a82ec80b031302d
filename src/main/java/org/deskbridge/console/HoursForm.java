package org.deskbridge.console;

import jakarta.json.JsonObject;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.deskbridge.escalation.OfficeHours;
import org.deskbridge.escalation.OfficeHours.Span;
import org.deskbridge.platform.Json;

/** Office hours while they are typed: a line of spans for each day, a line for each holiday. */
public class HoursForm implements Serializable {
    private final Map<String, String> days = new LinkedHashMap<>();
    private boolean enabled;
    private String zone;
    private String holidays;

    HoursForm(OfficeHours hours) {
        enabled = hours.enabled();
        zone = hours.zone().getId();
        holidays = hours.holidays().stream().sorted().map(LocalDate::toString).collect(Collectors.joining("\n"));
        for (var day : DayOfWeek.values()) {
            var spans = hours.week().getOrDefault(day, List.of());
            days.put(word(day), spans.stream().map(HoursForm::text).collect(Collectors.joining(", ")));
        }
    }

    private static String text(Span span) {
        return span.from() + "-" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to());
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** As REST would have it, so that both say the same about what is wrong. */
    JsonObject json() {
        var week = Json.createObjectBuilder();
        days.forEach((day, spans) -> {
            var list = Json.createArrayBuilder();
            parts(spans, ",").forEach(span -> {
                var ends = span.split("\\s*[-–]\\s*", 2);
                list.add(Json.createObjectBuilder().add("from", time(ends[0])).add("to", time(ends[ends.length - 1])));
            });
            week.add(day, list);
        });
        return Json.createObjectBuilder()
                .add("enabled", enabled)
                .add("timeZone", zone.strip())
                .add("week", week)
                .add("holidays", Json.createArrayBuilder(parts(holidays, "\\R")))
                .build();
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** People write 9:00, and 9 alone. */
    private static String time(String typed) {
        var text = typed.strip();
        var full = text.matches("\\d{1,2}") ? text + ":00" : text;
        return full.matches("\\d:\\d\\d") ? "0" + full : full;
    }

    public List<String> getWeek() {
        return List.copyOf(days.keySet());
    }

    public String title(String day) {
        return DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public Map<String, String> getDays() {
        return days;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getHolidays() {
        return holidays;
    }

    public void setHolidays(String holidays) {
        this.holidays = holidays;
    }
}
