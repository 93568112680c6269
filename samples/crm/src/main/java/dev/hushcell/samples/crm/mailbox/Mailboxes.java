package dev.hushcell.samples.crm.mailbox;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** The mailboxes. */
public interface Mailboxes extends JpaRepository<Mailbox, Long> {
  @EntityGraph(attributePaths = "profile")
  List<Mailbox> findAllByOrderByName();

  @EntityGraph(attributePaths = {"profile", "queue", "owner"})
  Optional<Mailbox> findWithPartsById(long id);

  List<Mailbox> findByActiveTrueOrderByName();

  Optional<Mailbox> findByName(String name);

  Optional<Mailbox> findByAddress(String address);

  boolean existsByProfileId(long profileId);

  boolean existsByQueueId(long queueId);

  /** Tells whether a password is stored, which may be asked without being allowed to read it. */
  @Query("select count(m) > 0 from Mailbox m where m.id = :id and m.password is not null")
  boolean hasPassword(long id);

  /** Clears the stored password. Setting the attribute to null would keep it. */
  @Modifying(flushAutomatically = true)
  @Query("update Mailbox m set m.password = null where m.id = :id")
  void clearPassword(long id);

  /** Asks the router to try at once. */
  @Modifying(flushAutomatically = true)
  @NativeQuery("update mailbox_state set next_attempt = current_timestamp where mailbox_id = :id")
  void retry(long id);

  /** Asks the router to look for mail to be sent; a mailbox with a problem waits as before. */
  @Modifying(flushAutomatically = true)
  @NativeQuery(
      """
      update mailbox_state set next_attempt = current_timestamp
      where mailbox_id = :id and failures = 0
      """)
  void sendSoon(long id);

  /** Asks the router to try all mailboxes of a profile at once. */
  @Modifying(flushAutomatically = true)
  @NativeQuery(
      """
      update mailbox_state set next_attempt = current_timestamp
      where mailbox_id in (select m.id from mailbox m where m.profile_id = :profileId)
      """)
  void retryAllOfProfile(long profileId);
}
