package org.deskbridge.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Problem.FieldError;

/** Shows a broken rule where it can be mended: at its field, above the form, or as a page of its own. */
final class Failures extends ExceptionHandlerWrapper {
    Failures(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> queued =
                getUnhandledExceptionQueuedEvents().iterator();
        while (queued.hasNext()) {
            var event = queued.next().getContext();
            var problem = problem(event.getException());
            if (problem.isPresent() && !event.getPhaseId().equals(PhaseId.RENDER_RESPONSE)) {
                show(event.getContext(), problem.get());
                queued.remove();
            }
        }
        getWrapped().handle();
    }

    private static void show(FacesContext context, Problem problem) {
        if (!context.isPostback()) {
            refuse(context, problem);
        } else if (problem.errors().isEmpty()) {
            context.addMessage(null, message(String.valueOf(problem.getMessage())));
        } else {
            problem.errors().forEach(error -> show(context, error));
        }
        context.validationFailed();
    }

    private static void refuse(FacesContext context, Problem problem) {
        try {
            context.getExternalContext().responseSendError(problem.status(), null);
            context.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(FacesContext context, FieldError error) {
        var field = field(context.getViewRoot(), error.field().replaceFirst("^settings\\.", ""));
        field.ifPresent(found -> ((EditableValueHolder) found).setValid(false));
        var clientId = field.map(found -> found.getClientId(context)).orElse(null);
        var text = field.isPresent() ? error.message() : error.field() + " " + error.message();
        context.addMessage(clientId, message(text));
    }

    private static FacesMessage message(String text) {
        var sentence = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null);
    }

    private static Optional<UIComponent> field(UIComponent in, String id) {
        if (in instanceof UIInput && id.equals(in.getId())) {
            return Optional.of(in);
        }
        var children = in.getFacetsAndChildren();
        while (children.hasNext()) {
            var found = field(children.next(), id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
