package dev.hushcell.samples.crm.profile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The e-mail server profiles. */
public interface Profiles extends JpaRepository<EmailServerProfile, Long> {
  List<EmailServerProfile> findAllByOrderByName();

  Optional<EmailServerProfile> findByName(String name);

  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query(
      "select count(p) > 0 from EmailServerProfile p"
          + " where p.id = :id and p.incomingPassword is not null")
  boolean hasIncomingPassword(long id);

  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query(
      "select count(p) > 0 from EmailServerProfile p"
          + " where p.id = :id and p.outgoingPassword is not null")
  boolean hasOutgoingPassword(long id);
}
