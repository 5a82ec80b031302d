package org.deskbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailpointTest {
    private static final Pattern PASSED = Pattern.compile("Failpoint\\.([A-Z_]+)\\.pass\\(\\);");

    @Test
    void each_point_is_passed_at_one_place_of_the_flow() throws IOException {
        var passed = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                PASSED.matcher(Files.readString(file)).results().forEach(found -> passed.add(found.group(1)));
            }
        }
        assertThat(passed)
                .containsExactlyInAnyOrder(
                        Arrays.stream(Failpoint.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void nothing_is_on_without_the_property() {
        assertThat(FailpointPlan.parse("")).isEmpty();
        for (var point : Failpoint.values()) {
            point.pass();
        }
    }

    @Test
    void a_plan_is_due_at_its_time_and_once() {
        var plans = FailpointPlan.parse("WORK_AFTER_CLAIM=throw@2,WEBHOOK_AFTER_STORE=block:250@1");
        var plan = Objects.requireNonNull(plans.get(Failpoint.WORK_AFTER_CLAIM));
        assertThat(List.of(plan.isDue(), plan.isDue(), plan.isDue())).containsExactly(false, true, false);
        assertThat(plans.get(Failpoint.WEBHOOK_AFTER_STORE))
                .extracting(FailpointPlan::time)
                .isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOWHERE=halt@1", "WORK_AFTER_CLAIM=halt", "WORK_AFTER_CLAIM=block@1", ",", "x"})
    void a_plan_that_says_nothing_is_refused(String text) {
        assertThatThrownBy(() -> FailpointPlan.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
