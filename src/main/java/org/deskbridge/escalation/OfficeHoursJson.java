package org.deskbridge.escalation;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.deskbridge.escalation.OfficeHours.Span;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/** Office hours as they are written down: {@code {"week":{"monday":[{"from":"09:00","to":"17:00"}]}, …}}. */
public final class OfficeHoursJson {
    private static final int MOST_SPANS = 6;
    private static final int MOST_HOLIDAYS = 200;

    private OfficeHoursJson() {}

    /** What is not mentioned stays as it is; what is wrong is named. */
    public static OfficeHours read(Fields typed, OfficeHours now) {
        return new OfficeHours(
                typed.flag("enabled", now.enabled()),
                zone(typed, now.zone()),
                typed.has("week") ? week(typed.object("week")) : now.week(),
                holidays(typed, now.holidays()));
    }

    private static ZoneId zone(Fields typed, ZoneId now) {
        var name = typed.optionalText("timeZone", 60);
        try {
            return name == null ? now : ZoneId.of(name);
        } catch (DateTimeException e) {
            typed.wrong("timeZone", "must be a time zone such as Europe/Berlin");
            return now;
        }
    }

    private static Map<DayOfWeek, List<Span>> week(Fields typed) {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var spans = typed.objects(name(day), MOST_SPANS).stream()
                    .map(OfficeHoursJson::span)
                    .toList();
            if (!spans.isEmpty()) {
                week.put(day, spans);
            }
        }
        return week;
    }

    private static Span span(Fields typed) {
        var span = new Span(time(typed, "from"), time(typed, "to"));
        if (!span.isReal()) {
            typed.wrong("to", "must be later than from");
        }
        return span;
    }

    private static LocalTime time(Fields typed, String name) {
        var text = typed.text(name, 5);
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            typed.wrong(name, "must be a time such as 09:00");
            return LocalTime.MIDNIGHT;
        }
    }

    private static Set<LocalDate> holidays(Fields typed, Set<LocalDate> now) {
        var texts = typed.texts("holidays", MOST_HOLIDAYS, 10);
        if (texts == null) {
            return now;
        }
        var holidays = new HashSet<LocalDate>();
        for (var text : texts) {
            try {
                holidays.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                typed.wrong("holidays", "must be dates such as 2027-01-01");
            }
        }
        return holidays;
    }

    public static JsonObject write(OfficeHours hours) {
        var week = Json.createObjectBuilder();
        hours.week().forEach((day, spans) -> {
            var list = Json.createArrayBuilder();
            spans.forEach(span -> list.add(Json.createObjectBuilder()
                    .add("from", span.from().toString())
                    .add(
                            "to",
                            span.to().equals(LocalTime.MIDNIGHT)
                                    ? "24:00"
                                    : span.to().toString())));
            week.add(name(day), list);
        });
        var holidays = Json.createArrayBuilder();
        hours.holidays().stream().sorted().forEach(day -> holidays.add(day.toString()));
        return Json.createObjectBuilder()
                .add("enabled", hours.enabled())
                .add("timeZone", hours.zone().getId())
                .add("week", week)
                .add("holidays", holidays)
                .build();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
