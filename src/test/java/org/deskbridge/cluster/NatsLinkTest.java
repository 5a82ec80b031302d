package org.deskbridge.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a few lines of NATS' protocol, so that a refusal can be had at will. */
class NatsLinkTest {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private ServerSocket server;
    private NatsLink link;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        var address = NatsAddress.of("nats://user:password@127.0.0.1:" + server.getLocalPort());
        link = new NatsLink(
                address, () -> List.of("followed.before"), (subject, text) -> done.add(subject + " " + text));
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            say(socket, "INFO {\"server_id\":\"one\",\"version\":\"2.10.0\",\"max_payload\":1048576,\"proto\":1}");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("PING") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    say(socket, "-ERR 'Authorization Violation'");
                    return;
                } else if (line.equals("PING")) {
                    say(socket, "PONG");
                } else if (line.startsWith("SUB ")) {
                    done.add(line.substring(0, line.lastIndexOf(' ')));
                    say(socket, "MSG x " + line.substring(line.lastIndexOf(' ') + 1) + " 5\r\nhello");
                } else if (line.startsWith("PUB ")) {
                    done.add(line + " " + in.readLine());
                }
            }
        } catch (IOException gone) {
            // the other side has closed
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    }

    private String next() throws InterruptedException {
        return done.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void who_is_refused_tries_again_until_it_is_let_in() throws Exception {
        refusals.set(3);
        link.open();
        assertThat(next()).isEqualTo("SUB followed.before");
        assertThat(next()).isEqualTo("x hello");
        assertThat(refusals).hasValue(0);
    }

    @Test
    void while_nobody_is_there_no_text_is_made() throws Exception {
        var asked = new AtomicBoolean();
        link.tell("subject", () -> {
            asked.set(true);
            return "text";
        });
        assertThat(asked).isFalse();
        link.open();
        assertThat(List.of(next(), next())).contains("SUB followed.before");
        link.tell("subject", () -> "text");
        assertThat(next()).isEqualTo("PUB subject 4 text");
    }

    @Test
    void what_is_followed_later_is_heard_too() throws Exception {
        link.open();
        assertThat(List.of(next(), next())).contains("SUB followed.before");
        link.follow("later");
        assertThat(next()).isEqualTo("SUB later");
        assertThat(next()).isEqualTo("x hello");
    }
}
