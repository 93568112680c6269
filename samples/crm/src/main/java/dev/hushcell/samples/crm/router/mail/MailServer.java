package dev.hushcell.samples.crm.router.mail;

/**
 * A server that is reached over TLS from the first byte.
 *
 * @param host its name, which its certificate must have
 * @param port its port
 * @param trustedCertificate a certificate to be trusted instead of the public authorities, in PEM;
 *     empty: none
 */
public record MailServer(String host, int port, String trustedCertificate) {}
