package org.deskbridge.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the files for containers name is there; where no engine is at hand nothing else would notice. */
class ContainersTest {
    private static final Path COMPOSE = Path.of("compose.yaml");

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> part(String name) throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        var whole = (Map<String, Object>) yaml.load(Files.readString(COMPOSE));
        return (Map<String, Map<String, Object>>) whole.get(name);
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        return part("services");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    @Test
    void there_are_two_nodes_behind_a_proxy_with_a_database_and_nats() throws IOException {
        assertThat(services()).containsOnlyKeys("database", "nats", "node-1", "node-2", "proxy");
        assertThat(services().get("proxy")).containsKey("ports");
        assertThat(services().entrySet())
                .filteredOn(service -> !service.getKey().equals("proxy"))
                .allSatisfy(service -> assertThat(service.getValue()).doesNotContainKey("ports"));
    }

    @Test
    void every_container_is_read_only_and_has_no_privileges() throws IOException {
        assertThat(services().values())
                .allSatisfy(service -> assertThat(service)
                        .containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true")));
    }

    /** Ours have their check in the image. */
    @Test
    void whoever_is_waited_for_says_how_it_is() throws IOException {
        var services = services();
        var needed = services.values().stream()
                .flatMap(service -> map(service.getOrDefault("depends_on", Map.of())).keySet().stream())
                .collect(Collectors.toSet());
        assertThat(needed).contains("database", "nats", "node-1");
        assertThat(needed)
                .allSatisfy(name ->
                        assertThat(services.get(name)).containsKey(name.startsWith("node-") ? "build" : "healthcheck"));
    }

    @Test
    void what_is_mounted_and_built_exists() throws IOException {
        for (var service : services().values()) {
            for (var volume : (List<?>) service.getOrDefault("volumes", List.of())) {
                var source = volume.toString().replaceFirst(":.*", "");
                if (source.startsWith("./")) {
                    assertThat(Path.of(source)).exists();
                } else if (!source.startsWith("/")) {
                    assertThat(part("volumes")).containsKey(source);
                }
            }
            if (service.containsKey("build")) {
                assertThat(Path.of(map(service.get("build")).get("dockerfile").toString()))
                        .exists();
            }
        }
    }

    @Test
    void every_key_of_a_node_is_one_of_the_product_and_every_variable_is_explained() throws IOException {
        var documents = Files.readString(Path.of("README.md")) + Files.readString(Path.of("docs/operations.md"));
        assertThat(variables(documents))
                .contains("DESKBRIDGE_DB_PASSWORD")
                .containsAll(map(services().get("node-1").get("environment")).keySet());
        assertThat(found("\\$\\{(\\w+)", Files.readString(COMPOSE)))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(documents).contains("`" + variable + "`"));
    }

    /** As MicroProfile Config looks for the keys in the environment; a table shortens neighbours to their last part. */
    private static Set<String> variables(String documents) {
        var variables = new TreeSet<String>();
        var before = "";
        for (var written : found("`((?:deskbridge)?\\.[a-z.-]+)`", documents)) {
            var key = written.startsWith(".") ? before.substring(0, before.lastIndexOf('.')) + written : written;
            variables.add(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            before = key;
        }
        return variables;
    }

    @Test
    void the_proxy_knows_both_nodes_and_the_port_that_they_listen_at() throws IOException {
        var servers = found("\\bserver (\\S+:\\d+)", Files.readString(Path.of("docker/proxy.conf")));
        assertThat(servers).containsExactly("node-1:8080", "node-2:8080");
        assertThat(services()).containsKeys("node-1", "node-2");
        assertThat(Files.readString(Path.of("docker/payara-micro.Dockerfile"))).contains("\"--port\", \"8080\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/payara-micro.Dockerfile", "docker/wildfly.Dockerfile"})
    void an_image_is_built_from_files_and_executions_that_exist_and_runs_as_nobody_special(String dockerfile)
            throws IOException {
        var text = Files.readString(Path.of(dockerfile));
        var pom = Files.readString(Path.of("pom.xml"));
        assertThat(text).containsPattern("(?m)^USER 10001:10001$").containsPattern("(?m)^HEALTHCHECK .*health.sh");
        assertThat(text.lines().filter(line -> line.startsWith("USER "))).hasSize(1);
        assertThat(found("@([\\w-]+)", text))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(pom).contains("<id>" + id + "</id>"));
        assertThat(found("-P([\\w-]+)", text)).allSatisfy(id -> assertThat(pom).contains("<id>" + id + "</id>"));
        assertThat(copied(text))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).isExecutable());
        assertThat(found("/src/target/([\\w-]+)\\.war", text)).containsExactly("deskbridge");
        assertThat(pom).contains("<finalName>deskbridge</finalName>");
    }

    private static List<String> copied(String dockerfile) {
        return dockerfile
                .lines()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from") && !line.equals("COPY . ."))
                .flatMap(line -> found(" (docker/\\S+)", line).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health.sh", "archive.sh", "wildfly.sh"})
    void a_script_can_be_read_by_its_shell(String name) throws Exception {
        var process =
                new ProcessBuilder("bash", "-n", "docker/" + name).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
