package org.deskbridge.escalation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When people are there.
 *
 * @param enabled off means always
 * @param zone in which the times of day and the holidays are meant
 */
public record OfficeHours(boolean enabled, ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays) {
    public static final OfficeHours ALWAYS = new OfficeHours(false, ZoneOffset.UTC, Map.of(), Set.of());

    /** So far ahead an opening is looked for: a shop that is shut for longer says nothing about when it opens. */
    private static final int DAYS_AHEAD = 60;

    /** A part of a day; midnight as its end is the end of the day. */
    public record Span(LocalTime from, LocalTime to) {
        boolean isReal() {
            return endsWithDay() || from.isBefore(to);
        }

        private boolean endsWithDay() {
            return to.equals(LocalTime.MIDNIGHT);
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (endsWithDay() || time.isBefore(to));
        }
    }

    public OfficeHours {
        var copy = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        week = copy;
        holidays = Set.copyOf(holidays);
    }

    public boolean isOpen(Instant now) {
        var here = now.atZone(zone);
        return !enabled || spans(here.toLocalDate()).stream().anyMatch(span -> span.holds(here.toLocalTime()));
    }

    private List<Span> spans(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** The next moment at which somebody comes in. */
    public Optional<Instant> opensAfter(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> spans(day).stream()
                        .map(span -> day.atTime(span.from()).atZone(zone).toInstant()))
                .filter(opening -> opening.isAfter(now))
                .min(Instant::compareTo);
    }
}
