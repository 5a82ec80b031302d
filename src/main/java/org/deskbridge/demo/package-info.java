/** What a stranger sees after the first command: an owner to log in as, a shop with a knowledge base, a storefront. */
@NullMarked
package org.deskbridge.demo;

import org.jspecify.annotations.NullMarked;
