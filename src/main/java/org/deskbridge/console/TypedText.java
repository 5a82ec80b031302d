package org.deskbridge.console;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import org.jspecify.annotations.Nullable;

/** Drops from every typed text the one character that no keyboard types and no database keeps. */
@FacesConverter(forClass = String.class)
public class TypedText implements Converter<String> {
    @Override
    public @Nullable String getAsObject(FacesContext context, UIComponent component, @Nullable String typed) {
        return typed == null ? null : typed.replace("\0", "");
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, @Nullable String value) {
        return value == null ? "" : value;
    }
}
