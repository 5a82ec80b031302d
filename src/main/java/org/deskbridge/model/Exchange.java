package org.deskbridge.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.deskbridge.assistant.LanguageModel.Line;
import org.deskbridge.assistant.LanguageModel.Offer;
import org.deskbridge.assistant.LanguageModel.Prompt;
import org.deskbridge.outbound.Outbound;

/** One request to a chat endpoint, in LangChain4j's terms, answered on the calling thread. */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
class Exchange {
    static final int MOST_TOKENS = 1_000;

    @Inject
    Outbound outbound;

    Wire.Limits limits = new Wire.Limits(Duration.ofSeconds(8), Duration.ofSeconds(20));

    Hearing with(Endpoint endpoint, Prompt prompt, Consumer<String> pieces) {
        var hearing = new Hearing(pieces);
        var model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new Wire(outbound, endpoint.typed(), limits, hearing::isOver))
                .baseUrl(endpoint.url())
                .apiKey(endpoint.key().isEmpty() ? null : endpoint.key())
                .modelName(endpoint.model())
                .maxCompletionTokens(MOST_TOKENS)
                .build();
        try {
            model.chat(request(prompt), hearing);
        } catch (RuntimeException e) {
            hearing.onError(e);
        }
        return hearing;
    }

    private static ChatRequest request(Prompt prompt) {
        var request = ChatRequest.builder()
                .messages(prompt.lines().stream().map(Exchange::message).toList());
        return prompt.offers().isEmpty()
                ? request.build()
                : request.toolSpecifications(prompt.offers().stream()
                                .map(Exchange::specification)
                                .toList())
                        .build();
    }

    private static ChatMessage message(Line line) {
        return switch (line) {
            case Line.Instruction instruction -> SystemMessage.from(instruction.text());
            case Line.Material material -> UserMessage.from(material.text());
            case Line.Earlier earlier -> AiMessage.from(requests(earlier));
            case Line.Result result ->
                ToolExecutionResultMessage.from(
                        result.call().id(), result.call().name(), result.text());
        };
    }

    private static List<ToolExecutionRequest> requests(Line.Earlier earlier) {
        return earlier.reply().calls().stream()
                .map(call -> ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.name())
                        .arguments(call.arguments())
                        .build())
                .toList();
    }

    private static ToolSpecification specification(Offer offer) {
        var schema = JsonObjectSchema.builder().additionalProperties(false);
        var properties = offer.arguments().getJsonObject("properties");
        properties.forEach((name, property) -> schema.addProperty(name, JsonRawSchema.from(property.toString())));
        return ToolSpecification.builder()
                .name(offer.name())
                .description(offer.description())
                .parameters(schema.required(required(offer.arguments())).build())
                .build();
    }

    private static List<String> required(JsonObject schema) {
        return schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
                : List.of();
    }
}
