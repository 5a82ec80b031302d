package org.deskbridge.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.deskbridge.TestInstance;
import org.deskbridge.outbound.OutboundTrouble.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<Outbound.Neighbour> neighbours = new ArrayList<>();
    private final Outbound outbound = new Outbound();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        outbound.neighbours = new TestInstance<>(neighbours);
        outbound.open();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = ("you asked " + exchange.getRequestURI()).getBytes(UTF_8);
            exchange.getResponseHeaders().add("X-Said", "yes");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 302 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        System.clearProperty("deskbridge.outbound.allow");
        outbound.close();
        server.stop(0);
    }

    private Kind refused(String address) {
        var request = Outbound.Request.get(Target.of(address), 1000, PATIENCE);
        return catchThrowableOfType(OutboundTrouble.class, () -> outbound.exchange(request))
                .kind();
    }

    private boolean isOpen(int port) {
        var request = Outbound.Request.get(Target.of("http://127.0.0.1:" + port + "/"), 1000, PATIENCE);
        try {
            return outbound.exchange(request).status() == 200;
        } catch (OutboundTrouble e) {
            assertThat(e.kind()).isEqualTo(Kind.NOT_ALLOWED);
            return false;
        }
    }

    @Test
    void an_entry_with_a_port_opens_that_port_and_no_other() {
        var port = server.getAddress().getPort();
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1:" + (port - 1));
        assertThat(isOpen(port)).isFalse();
        System.setProperty("deskbridge.outbound.allow", "10.0.0.1, 127.0.0.1:" + port);
        assertThat(isOpen(port)).isTrue();
    }

    @Test
    void a_neighbour_opens_its_own_place_and_no_other() {
        var port = server.getAddress().getPort();
        neighbours.add((host, at) -> host.equals("127.0.0.1") && at == port - 1);
        assertThat(isOpen(port)).isFalse();
        neighbours.add((host, at) -> host.equals("127.0.0.1") && at == port);
        assertThat(isOpen(port)).isTrue();
    }

    /** Every way to write the machine itself and the networks around it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "2130706433",
                "0",
                "0.0.0.0",
                "10.1.2.3",
                "192.168.0.1",
                "172.20.0.1",
                "169.254.169.254",
                "100.100.0.1",
                "198.18.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fd00::1]",
                "[fe80::1]"
            })
    void the_network_that_we_stand_in_is_closed(String host) {
        assertThat(refused("http://" + host + ":" + server.getAddress().getPort() + "/"))
                .isEqualTo(Kind.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"})
    void public_addresses_are_open(String address) throws IOException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "file:///etc/passwd",
                "https://user@a.example/",
                "a.example",
                "https:///x",
                "http://127.1/",
                "http://0x7f000001 /"
            })
    void what_is_no_address_is_refused_before_anybody_is_asked(String address) {
        assertThat(catchThrowableOfType(OutboundTrouble.class, () -> Target.of(address))
                        .kind())
                .isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void an_answer_comes_back_whatever_its_status_and_no_redirect_is_followed() {
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1");
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        var reply = outbound.exchange(Outbound.Request.get(Target.of(base + "/moved?x=1"), 1000, PATIENCE));
        assertThat(reply.status()).isEqualTo(302);
        assertThat(new String(reply.body(), UTF_8)).isEqualTo("you asked /moved?x=1");
        assertThat(reply.header("X-SAID")).contains("yes");
        var tooLong = Outbound.Request.get(Target.of(base + "/"), 5, PATIENCE);
        assertThat(catchThrowableOfType(OutboundTrouble.class, () -> outbound.exchange(tooLong))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    /** A server that sends a byte now and then keeps no thread for longer than was allowed. */
    @Test
    void an_answer_that_never_ends_is_given_up() throws Exception {
        System.setProperty("deskbridge.outbound.allow", "127.0.0.1");
        try (var drip = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newSingleThreadExecutor()) {
            var dripping = threads.submit(() -> drip(drip));
            var request = Outbound.Request.get(
                    Target.of("http://127.0.0.1:" + drip.getLocalPort() + "/"), 1000, Duration.ofSeconds(1));
            assertThat(catchThrowableOfType(OutboundTrouble.class, () -> outbound.exchange(request))
                            .kind())
                    .isEqualTo(Kind.TOO_SLOW);
            assertThat(dripping.get()).isLessThan(100);
        }
    }

    /** How many bytes were taken. */
    private static int drip(ServerSocket server) throws IOException {
        try (var socket = server.accept()) {
            socket.setSoTimeout(200);
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(UTF_8));
            for (var sent = 0; sent < 100; sent++) {
                if (!takes(socket, out)) {
                    return sent;
                }
            }
            return 100;
        }
    }

    /** One byte, and a look whether the other side is still there. */
    private static boolean takes(Socket socket, OutputStream out) throws IOException {
        try {
            out.write('x');
            out.flush();
            for (var read = socket.getInputStream().read();
                    read >= 0;
                    read = socket.getInputStream().read()) {
                assertThat(read).isNotNegative();
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
