package org.deskbridge.it;

import java.io.File;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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

    @Override
    public URI base() {
        return base;
    }
}
