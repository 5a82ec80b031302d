package org.deskbridge.vendor.zendeskconversations;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.VendorAccount;

/** A file on its way into a message: one part named {@code source}, of at most 50 MB. */
final class ConversationUploads {
    private ConversationUploads() {}

    /** Returns the address that a message refers to. */
    static String upload(VendorAccount account, String conversation, Attached file) {
        var boundary = "deskbridge" + UUID.randomUUID().toString().replace("-", "");
        var name = file.name().replaceAll("[\"\\r\\n\\\\]", "_");
        var head = bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"source\"; filename=\"" + name
                + "\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n");
        var tail = bytes("\r\n--" + boundary + "--\r\n");
        var call = Call.stream(
                Conversing.app(account) + "/attachments?access=public&for=message&conversationId="
                        + Conversing.encoded(conversation),
                "multipart/form-data; boundary=" + boundary,
                () -> joined(head, file.content().get(), tail),
                head.length + file.size() + tail.length);
        var answer = account.send(call).json();
        return Conversing.text(Conversing.object(answer, "attachment"), "mediaUrl");
    }

    private static InputStream joined(byte[] head, InputStream content, byte[] tail) {
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(head), content), new ByteArrayInputStream(tail));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
