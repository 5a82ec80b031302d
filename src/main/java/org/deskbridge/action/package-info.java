/**
 * What the assistant may do at a shop's own systems: calls that an admin defines, recognised by example phrases, made with
 * checked arguments to hosts on a list, and told in the admin's words.
 */
@NullMarked
package org.deskbridge.action;

import org.jspecify.annotations.NullMarked;
