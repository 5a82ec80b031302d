package org.deskbridge.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/** Declares the server's connection pool over {@link Database}. */
@DataSourceDefinition(
        name = "java:app/jdbc/deskbridge",
        className = "org.deskbridge.platform.Database",
        minPoolSize = 2,
        maxPoolSize = 40,
        isolationLevel = java.sql.Connection.TRANSACTION_READ_COMMITTED)
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Storage {}
