package org.deskbridge.console;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.Renderer;
import jakarta.faces.render.RendererWrapper;
import java.io.IOException;
import java.util.Iterator;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.util.Constants;

/**
 * Every form comes with the content policy's nonce, which a request must bring back. PrimeFaces adds it by a script that
 * runs a moment after the page or a renewed part of it is there: a button pressed before that moment would be refused.
 */
public final class NonceInForms extends RenderKitFactory {
    public NonceInForms(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public RenderKit getRenderKit(FacesContext context, String id) {
        var kit = getWrapped().getRenderKit(context, id);
        return new Kit(kit);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    /** The API's own wrappers name renderers without their kind of component. */
    @SuppressWarnings("rawtypes")
    private static final class Kit extends RenderKitWrapper {
        Kit(RenderKit wrapped) {
            super(wrapped);
        }

        @Override
        public Renderer getRenderer(String family, String type) {
            var renderer = getWrapped().getRenderer(family, type);
            return family.equals(UIForm.COMPONENT_FAMILY) ? new Form(renderer) : renderer;
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Form extends RendererWrapper {
        Form(Renderer wrapped) {
            super(wrapped);
        }

        @Override
        public void encodeEnd(FacesContext context, UIComponent form) throws IOException {
            var writer = context.getResponseWriter();
            writer.startElement("input", null);
            writer.writeAttribute("type", "hidden", null);
            writer.writeAttribute("name", Constants.RequestParams.NONCE_PARAM, null);
            writer.writeAttribute(
                    "value", PrimeFacesContext.getCspState(context).getNonce(), null);
            writer.endElement("input");
            super.encodeEnd(context, form);
        }
    }
}
