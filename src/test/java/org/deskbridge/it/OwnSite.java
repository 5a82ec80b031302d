package org.deskbridge.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.deskbridge.source.Site;

/** A web site beside the server: what is crawled, and where a shop has the widget on its pages. */
interface OwnSite extends Outside {
    Site site();

    /** A page of another origin that embeds the widget of this key. */
    default Page shop(BrowserContext person, String key) {
        var html = "<!doctype html><title>Shop</title><script type=module src='" + base()
                + "widget/deskbridge.js' data-widget-key=" + key + "></script>";
        site().page("/shop-" + key, html);
        var page = person.newPage();
        page.navigate(site().url("/shop-" + key));
        return page;
    }
}
