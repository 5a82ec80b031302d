/** Plumbing that knows no feature: clock, ids, configuration, storage, secrets, problems, limits, mail. */
@NullMarked
package org.deskbridge.platform;

import org.jspecify.annotations.NullMarked;
