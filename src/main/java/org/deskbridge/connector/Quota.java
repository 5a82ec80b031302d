package org.deskbridge.connector;

/**
 * What a vendor's answer said about how much may still be asked.
 *
 * @param bucket the vendor's name for it
 * @param limit requests when it is full
 * @param left requests left now
 * @param refillPerSecond what a leaky bucket regains; 0 for a window
 * @param resetSeconds when a window begins anew; 0 for a leaky bucket
 */
public record Quota(String bucket, double limit, double left, double refillPerSecond, long resetSeconds) {}
