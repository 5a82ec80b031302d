package org.deskbridge.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.outbound.Outbound.Typed;
import org.deskbridge.outbound.OutboundTrouble;
import org.deskbridge.outbound.Target;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** Which model a workspace asks: its own, otherwise the operator's, otherwise none. The two never share a key. */
@ApplicationScoped
@Transactional
public class ModelSettings {
    private static final String CONFIGURED = "assistant.llm.";
    private static final long CONVERSATION_TOKENS = 60_000;
    private static final long DAY_TOKENS = 1_000_000;

    @PersistenceContext(unitName = "deskbridge")
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Spending spending;

    /**
     * The settings as the outside sees them.
     *
     * @param installation whether the operator has configured a model for everybody
     * @param inputPrice of a million tokens in; 0 where nobody has said
     * @param keySet whether the workspace's own key is there; it is never shown again
     */
    public record View(
            boolean enabled,
            boolean installation,
            String url,
            String model,
            boolean keySet,
            long conversationTokens,
            long dayTokens,
            double inputPrice,
            double outputPrice,
            long spentToday) {}

    /** What is to be changed; null leaves a field as it is, and an empty text takes it away. */
    public record Change(
            @Nullable Boolean enabled,
            @Nullable String url,
            @Nullable String model,
            @Nullable String apiKey,
            @Nullable Long conversationTokens,
            @Nullable Long dayTokens,
            @Nullable Double inputPrice,
            @Nullable Double outputPrice) {
        public Change(
                @Nullable Boolean enabled,
                @Nullable String url,
                @Nullable String model,
                @Nullable String apiKey,
                @Nullable Long conversationTokens,
                @Nullable Long dayTokens) {
            this(enabled, url, model, apiKey, conversationTokens, dayTokens, null, null);
        }
    }

    public View get(UUID workspace) {
        var setting = found();
        return new View(
                setting.enabled,
                Configuration.text(CONFIGURED + "url").isPresent(),
                setting.url,
                setting.model,
                setting.apiKey != null,
                endpoint(workspace, setting).conversationTokens(),
                endpoint(workspace, setting).dayTokens(),
                setting.inputPrice,
                setting.outputPrice,
                spending.today(workspace));
    }

    public View change(UUID workspace, Change change) {
        var setting = found();
        apply(workspace, setting, change);
        em.persist(setting);
        em.flush();
        return get(workspace);
    }

    /** What would be asked with these changes, of which nothing is kept. */
    Endpoint sketch(UUID workspace, Change change) {
        var setting = found();
        em.clear();
        apply(workspace, setting, change);
        return endpoint(workspace, setting);
    }

    boolean isOn(UUID workspace) {
        var setting = found();
        return setting.enabled && endpoint(workspace, setting).isComplete();
    }

    Endpoint endpoint(UUID workspace) {
        return endpoint(workspace, found());
    }

    private ModelSetting found() {
        return em.createQuery("select s from ModelSetting s", ModelSetting.class)
                .getResultStream()
                .findFirst()
                .orElseGet(ModelSetting::new);
    }

    /** A key that is not typed anew does not follow to another address: whoever may change one may not read the other. */
    private void apply(UUID workspace, ModelSetting setting, Change change) {
        var before = setting.url;
        setting.enabled = Objects.requireNonNullElse(change.enabled, setting.enabled);
        setting.url = change.url == null ? before : checked(change.url);
        setting.model = Objects.requireNonNullElse(change.model, setting.model).strip();
        setting.conversationTokens =
                change.conversationTokens == null ? setting.conversationTokens : change.conversationTokens;
        setting.dayTokens = change.dayTokens == null ? setting.dayTokens : change.dayTokens;
        setting.inputPrice = Objects.requireNonNullElse(change.inputPrice, setting.inputPrice);
        setting.outputPrice = Objects.requireNonNullElse(change.outputPrice, setting.outputPrice);
        if (change.apiKey != null) {
            setting.apiKey = change.apiKey.isBlank() ? null : sealed(workspace, change.apiKey.strip());
        } else if (!host(before).equals(host(setting.url))) {
            setting.apiKey = null;
        }
    }

    private String sealed(UUID workspace, String key) {
        return secrets.seal(key.getBytes(StandardCharsets.UTF_8), ModelSetting.keyPlace(workspace));
    }

    private static String host(String url) {
        return url.isEmpty() ? "" : Target.of(url).getScheme() + "://" + Target.host(Target.of(url));
    }

    private static String checked(String url) {
        var plain = url.strip().replaceAll("/+$", "").replaceAll("/chat/completions$", "");
        try {
            return plain.isEmpty() ? "" : Target.of(plain).toString();
        } catch (OutboundTrouble e) {
            throw Problem.field("url", String.valueOf(e.getMessage()));
        }
    }

    private Endpoint endpoint(UUID workspace, ModelSetting setting) {
        var own = !setting.url.isEmpty();
        var model = setting.model.isEmpty() && !own ? configured("model") : setting.model;
        return new Endpoint(
                workspace,
                own ? Typed.BY_TENANT : Typed.BY_OPERATOR,
                own ? setting.url : configured("url").replaceAll("/+$", ""),
                own ? key(workspace, setting) : configured("api-key"),
                model,
                tokens(setting.conversationTokens, "conversation-tokens", CONVERSATION_TOKENS),
                tokens(setting.dayTokens, "day-tokens", DAY_TOKENS),
                new Endpoint.Prices(
                        price(setting.inputPrice, own, "input"), price(setting.outputPrice, own, "output")));
    }

    /** The operator knows what the operator's model costs. */
    private static double price(double set, boolean own, String of) {
        return set > 0 || own
                ? set
                : Configuration.text(CONFIGURED + of + "-price")
                        .map(Double::parseDouble)
                        .orElse(0.0);
    }

    private String key(UUID workspace, ModelSetting setting) {
        return setting.apiKey == null
                ? ""
                : secrets.unseal(setting.apiKey, ModelSetting.keyPlace(workspace))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static String configured(String name) {
        return Configuration.text(CONFIGURED + name).orElse("");
    }

    private static long tokens(@Nullable Long own, String name, long otherwise) {
        return own != null
                ? own
                : Configuration.text(CONFIGURED + name).map(Long::parseLong).orElse(otherwise);
    }
}
