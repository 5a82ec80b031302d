/**
 * The other nodes of one installation. Nodes share the database and nothing else; what goes between them are hints, which
 * say where to look and may be lost.
 */
@NullMarked
package org.deskbridge.cluster;

import org.jspecify.annotations.NullMarked;
