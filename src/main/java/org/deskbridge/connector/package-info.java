/**
 * Accounts at help desks: their credentials and settings, the port that every vendor's adapter implements, and the one
 * door through which anything is asked of a vendor.
 */
@NullMarked
package org.deskbridge.connector;

import org.jspecify.annotations.NullMarked;
