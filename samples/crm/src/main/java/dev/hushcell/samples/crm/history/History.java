package dev.hushcell.samples.crm.history;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.forms.Versioned;
import dev.hushcell.samples.crm.user.SignedIn;
import dev.hushcell.samples.crm.user.Users;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes who changes what, in the transaction that changes it, and forgets it with the record. */
@Service
public class History {
  private static final String ACCOUNT = "accountId";

  private final RecordChanges changes;
  private final Accounts accounts;
  private final Users users;
  private final Clock clock;

  History(RecordChanges changes, Accounts accounts, Users users, Clock clock) {
    this.changes = changes;
    this.accounts = accounts;
    this.users = users;
    this.clock = clock;
  }

  /** Notes that somebody made a record. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(RecordKind kind, @Nullable Long id) {
    change(kind, id).ifPresent(changes::save);
  }

  /** Notes each field that differs between two states of a record. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(RecordKind kind, @Nullable Long id, Versioned before, Versioned after) {
    List<RecordChange> found = new ArrayList<>();
    for (RecordComponent each : before.getClass().getRecordComponents()) {
      Object old = value(each, before);
      Object now = value(each, after);
      if (!each.getName().equals("version") && !Objects.equals(old, now)) {
        change(kind, id)
            .ifPresent(
                change ->
                    found.add(
                        change.of(
                            each.getName().equals(ACCOUNT) ? "account" : each.getName(),
                            text(each, old),
                            text(each, now))));
      }
    }
    changes.saveAll(found);
  }

  /** Returns what was changed, newest first. */
  @Transactional(readOnly = true)
  public List<RecordChange> of(RecordKind kind, long id) {
    return changes.findTop100ByRecordAndRecordIdOrderByIdDesc(kind, id);
  }

  /** Forgets what was changed, as the record is deleted. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(RecordKind kind, long id) {
    changes.deleteByRecordAndRecordId(kind, id);
  }

  /** Begins to note a change; empty where nobody is signed in, such as at the first start. */
  private Optional<RecordChange> change(RecordKind kind, @Nullable Long id) {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return id != null && known != null && known.getPrincipal() instanceof SignedIn self
        ? Optional.of(
            new RecordChange(kind, id, users.getReferenceById(self.getId()), clock.instant()))
        : Optional.empty();
  }

  private String text(RecordComponent component, @Nullable Object value) {
    return component.getName().equals(ACCOUNT) && value instanceof Long id
        ? accounts.findById(id).map(Account::getName).orElse("")
        : Objects.toString(value, "");
  }

  private static @Nullable Object value(RecordComponent component, Object form) {
    try {
      return component.getAccessor().invoke(form);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
