package org.deskbridge.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The map of the house: which package may use which, and what no package does. */
class ArchitectureTest {
    private static final String ROOT = "org.deskbridge.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("work", Set.of("platform")),
            Map.entry("outbound", Set.of("platform")),
            Map.entry("language", Set.of("platform")),
            Map.entry("reading", Set.of()),
            Map.entry("crawl", Set.of("reading", "outbound", "platform")),
            Map.entry("workspace", Set.of("platform")),
            Map.entry("conversation", Set.of("workspace", "platform")),
            Map.entry("upload", Set.of("conversation", "workspace", "platform")),
            Map.entry("knowledge", Set.of("workspace", "language", "platform")),
            Map.entry("source", Set.of("crawl", "reading", "knowledge", "work", "workspace", "platform")),
            Map.entry("escalation", Set.of("conversation", "workspace", "platform")),
            Map.entry(
                    "assistant",
                    Set.of("escalation", "conversation", "knowledge", "language", "work", "workspace", "platform")),
            Map.entry("model", Set.of("assistant", "outbound", "workspace", "platform")),
            Map.entry("desk", Set.of("escalation", "conversation", "work", "workspace", "platform")),
            Map.entry("connector", Set.of("work", "workspace", "platform")),
            Map.entry(
                    "sync",
                    Set.of("connector", "upload", "escalation", "conversation", "work", "workspace", "platform")),
            Map.entry(
                    "inside",
                    Set.of("sync", "connector", "escalation", "conversation", "work", "workspace", "platform")),
            Map.entry(
                    "importing",
                    Set.of("sync", "connector", "desk", "knowledge", "conversation", "work", "workspace", "platform")),
            Map.entry("simulation", Set.of("assistant", "escalation", "conversation", "work", "workspace", "platform")),
            Map.entry(
                    "evaluation",
                    Set.of("assistant", "escalation", "conversation", "knowledge", "work", "workspace", "platform")),
            Map.entry("action", Set.of("assistant", "outbound", "conversation", "language", "workspace", "platform")),
            Map.entry("history", Set.of("assistant", "connector", "platform")),
            Map.entry("vendor.zendeskconversations", Set.of("connector", "platform")),
            Map.entry("vendor.zendesk", Set.of("connector", "platform")),
            Map.entry("vendor.gorgias", Set.of("connector", "platform")),
            Map.entry("vendor.freshdesk", Set.of("connector", "platform")),
            Map.entry("vendor.intercom", Set.of("connector", "platform")),
            Map.entry("ledger", Set.of("connector", "work", "workspace", "platform")),
            Map.entry("cluster", Set.of("platform")),
            Map.entry("widget", Set.of("upload", "conversation", "escalation", "cluster", "workspace", "platform")),
            Map.entry("retention", Set.of("work", "workspace", "platform")),
            Map.entry("operations", Set.of("widget", "connector", "conversation", "work", "workspace", "platform")),
            Map.entry(
                    "sandbox",
                    Set.of(
                            "sandbox.conversations",
                            "sandbox.freshdesk",
                            "sandbox.gorgias",
                            "sandbox.intercom",
                            "sandbox.zendesk",
                            "sandbox.kit",
                            "platform")),
            Map.entry("sandbox.conversations", Set.of("sandbox.kit")),
            Map.entry("sandbox.freshdesk", Set.of("sandbox.kit")),
            Map.entry("sandbox.gorgias", Set.of("sandbox.kit")),
            Map.entry("sandbox.intercom", Set.of("sandbox.kit")),
            Map.entry("sandbox.zendesk", Set.of("sandbox.kit")),
            Map.entry("sandbox.kit", Set.of()),
            Map.entry("demo", Set.of("action", "outbound", "knowledge", "workspace", "platform")),
            Map.entry(
                    "console",
                    Set.of(
                            "action",
                            "desk",
                            "connector",
                            "importing",
                            "simulation",
                            "evaluation",
                            "sync",
                            "ledger",
                            "assistant",
                            "model",
                            "escalation",
                            "conversation",
                            "knowledge",
                            "source",
                            "work",
                            "workspace",
                            "platform")));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.deskbridge");

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
    }

    @Test
    void nobody_looks_the_json_library_up_at_each_call() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.deskbridge.platform", "org.deskbridge.sandbox..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(HOUSE);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.deskbridge.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void each_package_uses_only_what_the_map_allows() {
        classes()
                .should(new ArchCondition<JavaClass>("use only what the map allows") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var allowed = MAY_USE.get(room(type));
                        if (allowed == null) {
                            events.add(SimpleConditionEvent.violated(type, room(type) + " is not on the map"));
                            return;
                        }
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> {
                                    var target = room(dependency.getTargetClass());
                                    return !target.isEmpty() && !target.equals(room(type)) && !allowed.contains(target);
                                })
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                    }
                })
                .check(HOUSE);
    }

    @Test
    void names_say_what_and_not_that_it_is_a_thing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Impl|Util|Utils|DTO|Helper)")
                .check(HOUSE);
    }

    @Test
    void entities_have_no_setters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(HOUSE);
    }

    @Test
    void edges_leave_the_database_to_the_features() {
        fields().that()
                .haveRawType(EntityManager.class)
                .should()
                .beDeclaredInClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("..widget..")
                        .or(resideInAPackage("..console.."))
                        .or(resideInAPackage("..demo.."))))
                .check(HOUSE);
    }

    @Test
    void time_comes_from_the_clock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.deskbridge.platform.Time")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(HOUSE);
    }

    @Test
    void threads_come_from_the_container() {
        noClasses()
                .should()
                .callConstructor(Thread.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .check(HOUSE);
    }

    @Test
    void slow_work_is_not_done_in_a_transaction() {
        noClasses()
                .that()
                .implement("org.deskbridge.work.WorkHandler")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(HOUSE);
    }

    @Test
    void entities_are_private_to_their_feature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(HOUSE);
    }

    @Test
    void no_file_is_longer_than_250_lines() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|js|xhtml)")))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(250));
        }
    }
}
