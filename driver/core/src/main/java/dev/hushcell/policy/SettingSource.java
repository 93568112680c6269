package dev.hushcell.policy;

import java.io.IOException;
import java.util.Optional;

/**
 * Settings that a framework keeps for the driver, and configurations that are in no file. Found by
 * {@link java.util.ServiceLoader}; asked on the thread that connects.
 */
public interface SettingSource {
  /**
   * Returns the name that stands before the colon where {@code hushcell.config} refers to a
   * configuration of this source, such as {@code spring:1}: lower-case letters, digits and hyphens.
   */
  String name();

  /**
   * Returns a setting that neither the URL, the properties, a system property nor an environment
   * variable has.
   *
   * @param setting {@code hushcell.config}, {@code hushcell.profile} or {@code hushcell.require}
   */
  Optional<String> setting(String setting);

  /**
   * Returns the text of a configuration, as a file would have it.
   *
   * @param reference what stands behind the colon in {@code hushcell.config}
   * @throws IOException when there is none
   */
  String configuration(String reference) throws IOException;
}
