/**
 * A language model behind any OpenAI-compatible address: a workspace's settings and budget, and the adapter that asks it.
 *
 * <p>Out: {@link org.deskbridge.assistant.LanguageModel}, LangChain4j, {@link org.deskbridge.outbound.Outbound}.
 */
@NullMarked
package org.deskbridge.model;

import org.jspecify.annotations.NullMarked;
