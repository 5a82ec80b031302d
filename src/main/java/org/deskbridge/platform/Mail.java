package org.deskbridge.platform;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;

/** One mail in plain text, and the SMTP server that the operator named. */
public record Mail(List<String> to, String subject, String text) {
    private static final String TIMEOUT_MS = "10000";

    public static boolean configured() {
        return Configuration.text("mail.host").isPresent();
    }

    /** Speaks SMTP and returns when the server has accepted the mail; never call it inside a transaction. */
    public void send() throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom(new InternetAddress(Configuration.text("mail.from").orElse("deskbridge@localhost")));
        for (var address : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    /** As the ledger shows it, and keeps it where there is no SMTP server. */
    public String readable() {
        return "To: " + String.join(", ", to) + "\nSubject: " + subject + "\n\n" + text;
    }

    private static Session session() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", Configuration.text("mail.host").orElse("localhost"));
        settings.setProperty("mail.smtp.port", Configuration.text("mail.port").orElse("25"));
        settings.setProperty(
                "mail.smtp.starttls.enable", Configuration.text("mail.starttls").orElse("true"));
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        var user = Configuration.text("mail.user");
        settings.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        var password = Configuration.text("mail.password").orElse("");
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.orElse(""), password);
            }
        });
    }
}
