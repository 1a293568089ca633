// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds

import io.github.retrystarter.annotation.RetryOnConflict
import io.github.retrystarter.annotation.RetryOnError
import io.github.retrystarter.async.kinds.Script.Way
import java.io.IOException
import java.util.concurrent.Callable
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.completeWith
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.withContext
import org.springframework.beans.factory.BeanFactory
import org.springframework.transaction.annotation.Propagation
import org.springframework.transaction.annotation.Transactional

/** What a JDK proxy of a suspending target has. */
interface SuspendingRemote {
    suspend fun charge(): String?

    suspend fun chargeWhatever(): String?

    suspend fun reserve(): String?

    suspend fun reserveAndCharge(): String?

    suspend fun chargeOrQueue(order: String): String?

    suspend fun chargeInTime(): String?

    suspend fun chargeByBudget(): String?

    suspend fun reserveOnItsOwn(): String?

    suspend fun order(): String?

    @RetryOnError(backoff = "three", includes = [IOException::class])
    suspend fun remote(): String?

    suspend fun byClass(): String?
}

/** The methods of [Target], suspending. */
@RetryOnError(backoff = "two", includes = [IOException::class])
open class SuspendingTarget(private val script: Script, private val beans: BeanFactory) : SuspendingRemote {
    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun charge(): String? = answer()

    @RetryOnError(backoff = "three")
    override suspend fun chargeWhatever(): String? = answer()

    @RetryOnConflict(backoff = "three")
    override suspend fun reserve(): String? = answer()

    @RetryOnConflict(backoff = "two")
    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun reserveAndCharge(): String? = answer()

    @RetryOnError(backoff = "two", includes = [IOException::class], fallback = "queue")
    override suspend fun chargeOrQueue(order: String): String? = answer()

    protected open suspend fun queue(order: String, failure: Exception): String? = script.recover(order, failure)

    @RetryOnError(backoff = "timed")
    override suspend fun chargeInTime(): String? = answer()

    @RetryOnError(backoff = "budgeted")
    override suspend fun chargeByBudget(): String? = answer()

    @RetryOnConflict(backoff = "three")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    override suspend fun reserveOnItsOwn(): String? = answer()

    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun order(): String? = (beans.getBean(Target.NAME) as SuspendingRemote).charge()

    override suspend fun remote(): String? = answer()

    override suspend fun byClass(): String? = answer()

    private suspend fun answer(): String? = when (script.begin()) {
        Way.LATER -> withContext(Dispatchers.IO) { script.run() }
        Way.NEVER -> never(script)
        Way.NOTHING -> null
        else -> script.run()
    }
}

/** The methods of [Target], suspending until there is a flow. */
@RetryOnError(backoff = "two", includes = [IOException::class])
open class SuspendingFlowTarget(private val script: Script, private val beans: BeanFactory) : SuspendingFlowRemote {
    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun charge(): Flow<String> = answer()

    @RetryOnError(backoff = "three")
    override suspend fun chargeWhatever(): Flow<String> = answer()

    @RetryOnConflict(backoff = "three")
    override suspend fun reserve(): Flow<String> = answer()

    @RetryOnConflict(backoff = "two")
    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun reserveAndCharge(): Flow<String> = answer()

    @RetryOnError(backoff = "two", includes = [IOException::class], fallback = "queue")
    override suspend fun chargeOrQueue(order: String): Flow<String> = answer()

    protected open suspend fun queue(order: String, failure: Exception): Flow<String> = flow { emit(script.recover(order, failure)) }

    @RetryOnError(backoff = "timed")
    override suspend fun chargeInTime(): Flow<String> = answer()

    @RetryOnError(backoff = "budgeted")
    override suspend fun chargeByBudget(): Flow<String> = answer()

    @RetryOnConflict(backoff = "three")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    override suspend fun reserveOnItsOwn(): Flow<String> = answer()

    @RetryOnError(backoff = "three", includes = [IOException::class])
    override suspend fun order(): Flow<String> = (beans.getBean(Target.NAME) as SuspendingFlowRemote).charge()

    override suspend fun remote(): Flow<String> = answer()

    override suspend fun byClass(): Flow<String> = answer()

    private suspend fun answer(): Flow<String> = when (script.begin()) {
        Way.LATER -> withContext(Dispatchers.IO) { flow { emit(script.run()) }.flowOn(Dispatchers.IO) }
        Way.NEVER -> flow { never(script) }
        Way.NOTHING -> emptyFlow()
        else -> flow { emit(script.run()) }
    }
}

interface SuspendingFlowRemote {
    suspend fun charge(): Flow<String>

    suspend fun chargeWhatever(): Flow<String>

    suspend fun reserve(): Flow<String>

    suspend fun reserveAndCharge(): Flow<String>

    suspend fun chargeOrQueue(order: String): Flow<String>

    suspend fun chargeInTime(): Flow<String>

    suspend fun chargeByBudget(): Flow<String>

    suspend fun reserveOnItsOwn(): Flow<String>

    suspend fun order(): Flow<String>

    @RetryOnError(backoff = "three", includes = [IOException::class])
    suspend fun remote(): Flow<String>

    suspend fun byClass(): Flow<String>
}

open class FlowTarget(script: Script, beans: BeanFactory) : Target<Flow<String>>(script, beans) {
    override fun here(body: Callable<String>): Flow<String> = flow { emit(body.call()) }

    override fun later(body: Callable<String>): Flow<String> = here(body).flowOn(Dispatchers.IO)

    override fun never(givenUp: Runnable): Flow<String> = flow {
        try {
            awaitCancellation()
        } finally {
            givenUp.run()
        }
    }

    override fun nothing(): Flow<String> = emptyFlow()

    // Spring's transactions look at the return type as it is written
    override fun reserveOnItsOwn(): Flow<String> = super.reserveOnItsOwn()
}

@OptIn(DelicateCoroutinesApi::class)
open class DeferredTarget(script: Script, beans: BeanFactory) : Target<Deferred<String?>>(script, beans) {
    override fun here(body: Callable<String>): Deferred<String?> = CompletableDeferred<String?>().apply {
        completeWith(runCatching { body.call() })
    }

    override fun later(body: Callable<String>): Deferred<String?> = GlobalScope.async(Dispatchers.IO) { body.call() }

    override fun never(givenUp: Runnable): Deferred<String?> =
        CompletableDeferred<String?>().apply { invokeOnCompletion { givenUp.run() } }

    override fun nothing(): Deferred<String?> = CompletableDeferred<String?>(value = null)
}

private suspend fun never(script: Script): Nothing = try {
    awaitCancellation()
} finally {
    script.giveUp()
}
