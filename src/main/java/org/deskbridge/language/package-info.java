/** What we know of the visitors' language: words, word pieces, sentences, spelling and meaning as a vector. */
@NullMarked
package org.deskbridge.language;

import org.jspecify.annotations.NullMarked;
