package org.deskbridge.sandbox.kit;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** What an account lives in: its label, its options, the time and the threads. */
public record Setting(String label, Options options, Clock clock, ScheduledExecutorService threads) {}
