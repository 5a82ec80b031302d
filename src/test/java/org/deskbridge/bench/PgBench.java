package org.deskbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Debian's pgbench: one row of the same size inserted and committed at a time, over TCP. */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private static final Pattern TIMES = Pattern.compile("([0-9]+)m([0-9.]+)s");

    private final Stand stand;
    private final Path script;

    PgBench(Stand stand) throws IOException {
        this.stand = stand;
        stand.psql("create table if not exists bench_row (id bigserial primary key, body varchar(400) not null)");
        script = Files.createTempFile("insert", ".sql");
        Files.writeString(script, "insert into bench_row (body) values (repeat('x', 200));\n");
    }

    /** What a run measured: rows a second, and CPU microseconds of the database and pgbench a row. */
    record Run(double perSecond, double cpuMicros) {}

    Run run(int clients, int seconds) throws IOException {
        var before = stand.databaseMicros();
        var command = String.format(
                Locale.ROOT,
                "%s -n -h 127.0.0.1 -p %d -U postgres -c %d -j 2 -T %d -f %s postgres; times",
                System.getProperty("pgbench", "pgbench"),
                stand.postgres.getPort(),
                clients,
                seconds,
                script);
        var process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var found = TPS.matcher(said);
        if (!found.find()) {
            throw new IOException("pgbench said: " + said);
        }
        var perSecond = Double.parseDouble(found.group(1));
        var micros = stand.databaseMicros() - before + childrenMicros(said);
        return new Run(perSecond, micros / (perSecond * seconds));
    }

    /** What bash says of its children: user and system time. */
    private static double childrenMicros(String said) {
        var times = TIMES.matcher(said.substring(said.lastIndexOf("\n", said.length() - 2)));
        var micros = 0.0;
        while (times.find()) {
            micros += 60e6 * Double.parseDouble(times.group(1)) + 1e6 * Double.parseDouble(times.group(2));
        }
        return micros;
    }
}
