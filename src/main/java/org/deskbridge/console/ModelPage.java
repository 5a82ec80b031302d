package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.deskbridge.model.ModelSettings;
import org.deskbridge.model.ModelSettings.Change;
import org.deskbridge.model.ModelTrial;
import org.deskbridge.model.ModelTrial.Tried;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Messages;

/** Which language model answers, what it may cost, and whether it can be reached. */
@Named
@ViewScoped
public class ModelPage implements Serializable {
    @Inject
    Member member;

    @Inject
    ModelSettings settings;

    @Inject
    ModelTrial trial;

    private boolean enabled;
    private String url = "";
    private String model = "";
    private String key = "";
    private boolean forget;
    private long conversationTokens;
    private long dayTokens;
    private double inputPrice;
    private double outputPrice;
    private boolean keySet;
    private boolean installation;
    private long spentToday;
    private String verdict = "";
    private boolean passed;

    public void open() {
        member.mustBeAdmin();
        show(settings.get(member.workspaceId()));
    }

    private void show(ModelSettings.View view) {
        enabled = view.enabled();
        url = view.url();
        model = view.model();
        conversationTokens = view.conversationTokens();
        dayTokens = view.dayTokens();
        inputPrice = view.inputPrice();
        outputPrice = view.outputPrice();
        keySet = view.keySet();
        installation = view.installation();
        spentToday = view.spentToday();
        key = "";
        forget = false;
    }

    private Change change() {
        return new Change(enabled, url, model, typedKey(), conversationTokens, dayTokens, inputPrice, outputPrice);
    }

    /** Nothing typed leaves the key as it is. */
    private @Nullable String typedKey() {
        if (forget) {
            return "";
        }
        return key.isBlank() ? null : key;
    }

    public void save() {
        member.mustBeAdmin();
        show(settings.change(member.workspaceId(), change()));
        verdict = "";
        Messages.addGlobalInfo("Saved. The next message is answered by this.");
    }

    public void test() {
        member.mustBeAdmin();
        var tried = trial.with(member.workspaceId(), change());
        passed = tried.ok();
        verdict = passed ? tried.message() : told(tried);
    }

    private static String told(Tried tried) {
        return switch (String.valueOf(tried.cause())) {
            case "incomplete" -> "Give an address and the name of a model first";
            case "unreachable" -> "It cannot be reached: " + tried.message();
            case "not-allowed" -> "This address may not be asked: " + tried.message();
            case "unauthorized" -> "It does not accept the key";
            case "unknown-model" -> "It does not know this model";
            case "too-slow" -> "It answers too slowly";
            case "too-busy" -> "It takes no more requests now";
            default -> "It does not answer as a chat model does: " + tried.message();
        };
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getKey() {
        return key;
    }

    /** A test shows the page anew, and a browser is never given the key back: what was typed for it is kept. */
    public void setKey(@Nullable String key) {
        this.key = key == null || key.isBlank() ? this.key : key;
    }

    public boolean isKeyTyped() {
        return !key.isEmpty();
    }

    public boolean isForget() {
        return forget;
    }

    public void setForget(boolean forget) {
        this.forget = forget;
    }

    public long getConversationTokens() {
        return conversationTokens;
    }

    public void setConversationTokens(long conversationTokens) {
        this.conversationTokens = conversationTokens;
    }

    public long getDayTokens() {
        return dayTokens;
    }

    public void setDayTokens(long dayTokens) {
        this.dayTokens = dayTokens;
    }

    public double getInputPrice() {
        return inputPrice;
    }

    public void setInputPrice(double inputPrice) {
        this.inputPrice = inputPrice;
    }

    public double getOutputPrice() {
        return outputPrice;
    }

    public void setOutputPrice(double outputPrice) {
        this.outputPrice = outputPrice;
    }

    public boolean isKeySet() {
        return keySet;
    }

    public boolean isInstallation() {
        return installation;
    }

    public long getSpentToday() {
        return spentToday;
    }

    public String getVerdict() {
        return verdict;
    }

    public boolean isPassed() {
        return passed;
    }
}
