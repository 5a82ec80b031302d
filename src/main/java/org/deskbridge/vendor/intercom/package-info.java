/** Intercom: conversations and their parts, contacts, consent, and the one webhook address of an app. */
@NullMarked
package org.deskbridge.vendor.intercom;

import org.jspecify.annotations.NullMarked;
