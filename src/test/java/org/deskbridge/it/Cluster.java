package org.deskbridge.it;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/** Two nodes on one PostgreSQL and one NATS, with one key set and nothing else in common. */
final class Cluster implements AutoCloseable {
    final NatsServer nats;
    final Server a;
    final Server b;

    private Cluster(Path directory) throws IOException, GeneralSecurityException {
        nats = NatsServer.required(directory);
        var keys = directory.resolve("keyset.json");
        Files.writeString(keys, keyset());
        var settings = Stream.of(
                        "bootstrap.owner-email=owner@deskbridge.example",
                        "bootstrap.owner-password=owner-password",
                        "bootstrap.api-token=" + Rest.TOKEN,
                        "limits.visitor-per-second=100000",
                        "limits.address-per-second=100000",
                        "db.url=" + Databases.fresh(),
                        "db.user=postgres",
                        "secrets.keyset=" + keys,
                        "live.nats-url=" + nats.url())
                .map(setting -> "-Ddeskbridge." + setting)
                .toArray(String[]::new);
        a = new Server(directory.resolve("a"), settings);
        b = new Server(directory.resolve("b"), settings);
    }

    private static String keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    /** On an empty database, both at the same moment, while NATS is not there yet. */
    static Cluster started(Path directory) throws IOException, GeneralSecurityException {
        var cluster = new Cluster(directory);
        cluster.a.launch("/");
        cluster.b.launch("/");
        cluster.a.awaitStarted("/");
        cluster.b.awaitStarted("/");
        return cluster;
    }

    /** Whatever a test has killed lives again. */
    void whole() {
        if (!nats.isRunning()) {
            nats.start();
        }
        nodes().filter(node -> !node.isRunning()).forEach(Server::start);
    }

    Stream<Server> nodes() {
        return Stream.of(a, b);
    }

    List<URI> bases() {
        return nodes().map(Server::base).toList();
    }

    JsonObject workspace() {
        return new Rest(b.base()).get("workspaces").json().getJsonArray("items").getJsonObject(0);
    }

    @Override
    public void close() {
        a.close();
        b.close();
        nats.close();
    }
}
