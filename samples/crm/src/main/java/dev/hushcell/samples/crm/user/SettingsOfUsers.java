package dev.hushcell.samples.crm.user;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The settings of all users. */
public interface SettingsOfUsers extends JpaRepository<UserSettings, Long> {
  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query(
      "select count(s) > 0 from UserSettings s"
          + " where s.userId = :userId and s.emailPassword is not null")
  boolean hasPassword(long userId);
}
