package org.deskbridge.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Problem.FieldError;

/** Shows a broken rule where it can be mended: at its field, above the form, or as a page of its own. */
final class Failures extends ExceptionHandlerWrapper {
    private static final Pattern ROW = Pattern.compile("fieldMapping\\[(\\d+)]\\.(source|field)");

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

    /** Settings are fields of the page by their own names, and rows of the mapping by their numbers. */
    private static void show(FacesContext context, FieldError error) {
        var name = error.field().replaceFirst("^settings\\.", "");
        var row = ROW.matcher(name);
        var place = row.matches() ? place(context, row.group(2), ":" + row.group(1) + ":") : place(context, name, "");
        context.addMessage(
                place.orElse(null), message(place.isPresent() ? error.message() : name + " " + error.message()));
    }

    private static FacesMessage message(String text) {
        var sentence = text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null);
    }

    /** The client id of a field that can be seen, which is not valid from now on. */
    private static Optional<String> place(FacesContext context, String id, String row) {
        var places = new ArrayList<String>();
        var visible = VisitContext.createVisitContext(context, null, EnumSet.of(VisitHint.SKIP_UNRENDERED));
        context.getViewRoot().visitTree(visible, (visit, target) -> {
            if (target instanceof UIInput input
                    && id.equals(target.getId())
                    && target.getClientId(context).contains(row)) {
                input.setValid(false);
                places.add(target.getClientId(context));
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        return places.stream().findFirst();
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
