/** Who may do what: workspaces, members and their roles, API tokens, allowed sites, settings. */
@NullMarked
package org.deskbridge.workspace;

import org.jspecify.annotations.NullMarked;
