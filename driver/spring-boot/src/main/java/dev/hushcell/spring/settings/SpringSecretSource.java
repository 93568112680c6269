package dev.hushcell.spring.settings;

import dev.hushcell.secret.SecretBytes;
import dev.hushcell.secret.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Gives a property of the environment as a secret: <code>${spring:crm.keys.password}</code>, from
 * whichever property source has it. Where several applications run in the process, the newest that
 * has it is asked; a number behind {@code @} names one.
 */
public final class SpringSecretSource implements SecretSource {
  /** Built by the service loader. */
  public SpringSecretSource() {}

  @Override
  public String name() {
    return SpringSettingSource.NAME;
  }

  @Override
  public SecretBytes fetch(String reference) throws IOException {
    int at = reference.indexOf('@');
    String property = at < 0 ? reference : reference.substring(0, at);
    String value =
        at < 0
            ? Applications.newestFirst()
                .flatMap(each -> each.property(property).stream())
                .findFirst()
                .orElseThrow(() -> new IOException("no property source has " + property))
            : Applications.numbered(reference.substring(at + 1))
                .property(property)
                .orElseThrow(() -> new IOException("no property source has " + property));
    return SecretBytes.adopt(value.getBytes(StandardCharsets.UTF_8));
  }
}
