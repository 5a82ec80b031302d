package org.deskbridge.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.deskbridge.connector.TicketReading.DeskFile;
import org.deskbridge.connector.TicketReading.DeskMessage;
import org.deskbridge.connector.TicketReading.From;
import org.deskbridge.connector.VendorAccount;
import org.deskbridge.connector.VendorTrouble;
import org.deskbridge.connector.VendorTrouble.Kind;
import org.deskbridge.platform.Problem;
import org.deskbridge.upload.Uploads;
import org.jspecify.annotations.Nullable;

/** Fetches what agents attach; where a file cannot be shown here, the visitor is told its name and that there is one. */
@ApplicationScoped
class IncomingFiles {
    private static final int MOST = 5;

    @Inject
    Uploads uploads;

    /** A message with its files in this house, and in its text the names of those that are not. */
    record Brought(DeskMessage message, List<UUID> files, String text) {}

    Brought fetch(VendorAccount account, DeskMessage message, UUID visitor) {
        var owner = message.from() == From.CUSTOMER ? visitor : null;
        var files = new ArrayList<UUID>();
        var text = new StringBuilder(message.markdown());
        for (var file : message.files()) {
            if (files.size() == MOST || !fetched(account, file, owner, files)) {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append("(A file, ")
                        .append(file.name())
                        .append(", cannot be shown here.)");
            }
        }
        return new Brought(message, List.copyOf(files), text.toString());
    }

    private boolean fetched(VendorAccount account, DeskFile file, @Nullable UUID owner, List<UUID> files) {
        if (file.size() > Uploads.MAX_BYTES) {
            return false;
        }
        try (InputStream content = account.download(file.address(), Uploads.MAX_BYTES)) {
            files.add(uploads.store(owner, file.name(), file.contentType(), content)
                    .id());
            return true;
        } catch (Problem notShown) {
            return false;
        } catch (IOException e) {
            throw new VendorTrouble(Kind.UNKNOWN, "a file broke off", 0, "");
        } catch (VendorTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND || trouble.kind() == Kind.REFUSED) {
                return false;
            }
            throw trouble;
        }
    }
}
