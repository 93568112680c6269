package dev.hushcell.samples.crm.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The demonstration.
 *
 * @param password password of its users; null: a random one, kept in the directory of the
 *     application
 * @param mailPassword password of its mailboxes; null: likewise
 */
@ConfigurationProperties("crm.demonstration")
record DemoSettings(@Nullable String password, @Nullable String mailPassword) {}
