package org.deskbridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault that cannot be put into the code any more would be said to be noticed, or would stop the search for the others. */
class SeededBugsTest {
    @TempDir
    Path scratch;

    static Stream<Path> patches() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/chaos"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void each_fault_fits_the_code_as_it_is(Path patch) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no patch program");
        var sources = SeededBugs.patched(patch, scratch);
        try (var files = Files.walk(sources)) {
            var changed = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            assertThat(changed)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file)
                            .usingCharset("UTF-8")
                            .content()
                            .isNotEqualTo(Files.readString(sources.relativize(file))));
        }
    }
}
