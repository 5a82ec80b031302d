package org.deskbridge.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Puts one small fault after the other into a copy of the WAR and lets {@link Chaos} look for it: a fault that goes
 * unnoticed is a promise that nothing tests. Arguments: folder of patches, names of some of them or {@code all}, then
 * what {@link Chaos} takes.
 */
final class SeededBugs {
    private static final Pattern SIGN = Pattern.compile("^(?:  (?=[A-Z_]+ in )|ended by )([\\w.]+)");
    private static final Path SOURCES = Path.of("src/main/java");

    private SeededBugs() {}

    public static void main(String[] args) throws Exception {
        var chaos = List.of(args).subList(2, args.length);
        if (isNoticed(
                "the WAR as it is", Path.of(System.getProperty("war")), Files.createTempDirectory("seeded"), chaos)) {
            throw new IllegalStateException("what is noticed without a fault says nothing about faults");
        }
        var caught = new ArrayList<String>();
        var missed = new ArrayList<String>();
        for (var patch : patches(Path.of(args[0]), List.of(args[1].split(",", -1)))) {
            var name = patch.getFileName().toString();
            (tried(patch, chaos) ? caught : missed).add(name);
            System.out.println("caught " + caught.size() + " of " + (caught.size() + missed.size()) + ": " + caught
                    + "; missed: " + missed);
        }
    }

    private static List<Path> patches(Path folder, List<String> names) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .filter(file -> names.contains("all")
                            || names.contains(file.getFileName().toString().replace(".patch", "")))
                    .sorted()
                    .toList();
        }
    }

    private static boolean tried(Path patch, List<String> chaos) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory("seeded");
        return isNoticed(patch.getFileName().toString(), patchedWar(patch, scratch), scratch, chaos);
    }

    /** True where the run ends with violations or does not come to its end; prints which or why. */
    private static boolean isNoticed(String name, Path war, Path scratch, List<String> chaos)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpayara.micro.jar=" + System.getProperty("payara.micro.jar"),
                "-Dwar=" + war,
                "-cp",
                System.getProperty("java.class.path"),
                Chaos.class.getName()));
        command.addAll(chaos);
        var log = scratch.resolve("chaos.log");
        var code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        System.out.println(name + " ended with " + code + ", see " + log + "; " + signs(log));
        return code != 0;
    }

    /** Each kind of violation with its count, and what ended a run before its end. */
    private static Map<String, Long> signs(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(SIGN::matcher)
                .filter(Matcher::find)
                .collect(Collectors.groupingBy(sign -> sign.group(1), TreeMap::new, Collectors.counting()));
    }

    /** Copies of the sources that the patch names, with the fault in them. */
    static Path patched(Path patch, Path scratch) throws IOException, InterruptedException {
        var sources = scratch.resolve("sources");
        for (var line : Files.readAllLines(patch)) {
            if (line.startsWith("+++ b/")) {
                var file = Path.of(line.substring("+++ b/".length()));
                Files.createDirectories(sources.resolve(file).getParent());
                Files.copy(file, sources.resolve(file));
            }
        }
        done(new ProcessBuilder(
                "patch",
                "-p1",
                "--force",
                "-d",
                sources.toString(),
                "-i",
                patch.toAbsolutePath().toString()));
        return sources;
    }

    private static Path patchedWar(Path patch, Path scratch) throws IOException, InterruptedException {
        var sources = patched(patch, scratch);
        var classes = compiled(sources, scratch.resolve("classes"));
        var war = scratch.resolve("deskbridge.war");
        Files.copy(Path.of(System.getProperty("war")), war, StandardCopyOption.REPLACE_EXISTING);
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of())) {
            for (var file : files(classes)) {
                put(classes, file, zip);
            }
        }
        return war;
    }

    private static void put(Path classes, Path file, FileSystem zip) throws IOException {
        Files.copy(
                file, zip.getPath("WEB-INF/classes/" + classes.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path compiled(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var arguments = new ArrayList<>(List.of(
                "--release",
                "21",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-sourcepath",
                SOURCES.resolve("none").toString(),
                "-d",
                classes.toString()));
        files(sources).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::toString)
                .forEach(arguments::add);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the fault does not compile");
        }
        return classes;
    }

    private static List<Path> files(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void done(ProcessBuilder command) throws IOException, InterruptedException {
        if (command.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new IllegalStateException("failed: " + command.command());
        }
    }
}
