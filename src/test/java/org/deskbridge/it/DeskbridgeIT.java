package org.deskbridge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR that Maven built, deployed once on a real server; everything is tried from outside. */
@ExtendWith(ArquillianExtension.class)
class DeskbridgeIT
        implements MainJob,
                BadRest,
                BadFrames,
                Settings,
                HandOverRules,
                KnowledgeOverRest,
                SourcesOverRest,
                EvaluationsOverRest,
                Opening,
                Resuming,
                Attachments,
                BadUploads,
                InBrowser {
    @ArquillianResource
    URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")));
    }

    /** Their names stand in the archive for the server alone. */
    @Test
    void nobody_is_told_which_libraries_there_are() throws IOException {
        try (var war = new ZipFile(System.getProperty("war"))) {
            var name = war.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.startsWith("WEB-INF__") && !entry.endsWith("/"))
                    .findFirst()
                    .orElseThrow();
            for (var path : List.of(name, name.replace("WEB-INF", "%57EB-INF"), "widget/../" + name)) {
                var request = HttpRequest.newBuilder(URI.create(base + path)).build();
                assertThat(Rest.send(request).status()).as(path).isEqualTo(404);
            }
        }
    }

    /** The other tests from outside have the server's root for themselves. */
    @Test
    void all_this_is_tried_below_a_path() throws Exception {
        assertThat(base.getPath()).isEqualTo("/deskbridge/");
        var console =
                HttpRequest.newBuilder(base.resolve("console/index.xhtml")).build();
        var answer = Rest.HTTP.send(console, BodyHandlers.discarding());
        var login = answer.headers().firstValue("Location").map(base::resolve).orElseThrow();
        assertThat(login.getPath()).isEqualTo("/deskbridge/console/login.xhtml");
    }

    @Test
    void the_hibernate_that_is_meant_for_this_server_works_here() {
        var log = Path.of(System.getProperty("it.data"), "server.log");
        assertThat(log)
                .content()
                .contains("Hibernate ORM core version " + ServerKind.chosen().hibernate());
    }

    @Override
    public URI base() {
        return base;
    }
}
