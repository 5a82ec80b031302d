package org.deskbridge.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.deskbridge.source.PageView;
import org.deskbridge.source.SourceView;
import org.deskbridge.source.Sources;
import org.deskbridge.source.Sources.Site;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Files and sites that articles are made of: added, watched while they are read, read again, removed. */
@Named
@ViewScoped
public class SourcesPage implements Serializable {
    private static final int SHOWN = 200;

    @Inject
    Member member;

    @Inject
    Sources sources;

    private String address = "";
    private String language = "";
    private String every = "weekly";
    private int pages = Sources.PAGES;
    private @Nullable UUID shown;
    private transient @Nullable List<SourceView> list;

    public void open() {
        member.mustBeAdmin();
    }

    public void addSite() {
        member.mustBeAdmin();
        var site = sources.addSite(new Site(address, language, every, pages));
        Messages.addGlobalInfo("“{0}” is being read.", site.name());
        address = "";
        language = "";
        look();
    }

    public void crawl(UUID id) {
        member.mustBeAdmin();
        sources.crawl(id);
        list = null;
    }

    public void remove(UUID id) {
        member.mustBeAdmin();
        sources.remove(id);
        list = null;
        Messages.addGlobalInfo("Removed. Its articles go with it.");
    }

    /** What is shown from now on is what stands in the database now. */
    public void look() {
        list = null;
    }

    /** Opens the list of its pages, or closes it. */
    public void show(UUID id) {
        shown = id.equals(shown) ? null : id;
    }

    public boolean isShown(SourceView one) {
        return one.id().equals(shown);
    }

    public List<PageView> getPagesShown() {
        return shown == null ? List.of() : sources.pages(shown, 0, SHOWN);
    }

    /** Kept until something is done or looked at anew: a button means the row that it was shown in. */
    public List<SourceView> getList() {
        if (list == null) {
            list = sources.list();
        }
        return list;
    }

    public boolean isReading() {
        return getList().stream().anyMatch(SourceView::open);
    }

    /** Where the page's script sends files to. */
    public String getFilesAddress() {
        return Faces.getRequestContextPath() + "/api/v1/workspaces/" + member.workspaceId() + "/sources/files";
    }

    /** In the words of the list. */
    public static String word(String state) {
        return switch (state) {
            case "waiting" -> "Waiting";
            case "running" -> "Reading";
            case "done" -> "Read";
            case "failed" -> "Failed";
            case "read" -> "kept";
            case "listed" -> "sitemap";
            case "moved" -> "moved";
            case "left_out" -> "left out";
            default -> state;
        };
    }

    public int getMostPages() {
        return Sources.MOST_PAGES;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = Objects.requireNonNullElse(address, "");
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = Objects.requireNonNullElse(language, "");
    }

    public String getEvery() {
        return every;
    }

    public void setEvery(String every) {
        this.every = every;
    }

    public int getPages() {
        return pages;
    }

    public void setPages(int pages) {
        this.pages = pages;
    }
}
