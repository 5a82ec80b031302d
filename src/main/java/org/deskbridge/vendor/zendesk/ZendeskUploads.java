package org.deskbridge.vendor.zendesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deskbridge.connector.Call;
import org.deskbridge.connector.Ticketing.Attached;
import org.deskbridge.connector.VendorAccount;

/** Files on their way into a comment: uploaded one by one under one token. */
final class ZendeskUploads {
    private ZendeskUploads() {}

    static String upload(VendorAccount account, List<Attached> files) {
        var token = "";
        for (var file : files) {
            var path = "/api/v2/uploads?filename=" + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                    + (token.isEmpty() ? "" : "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
            token = account.send(Call.stream(path, file.contentType(), file.content(), file.size()))
                    .json()
                    .getJsonObject("upload")
                    .getString("token", token);
        }
        return token;
    }
}
