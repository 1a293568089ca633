// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds

import java.util.concurrent.CompletableFuture
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.asCompletableFuture
import kotlinx.coroutines.reactor.mono

/** How Kotlin calls. What suspends begins on the calling thread, and goes on wherever it is resumed. */
internal object KotlinCallers {
    @JvmField
    val OF_SUSPENDING: Caller = Caller.Subscribing { call -> mono(Dispatchers.Unconfined) { call.invokeSuspending() } }

    @JvmField
    val OF_SUSPENDING_FLOWS: Caller =
        Caller.Subscribing { call -> mono(Dispatchers.Unconfined) { single(call.invokeSuspending()) } }

    @JvmField
    val OF_FLOWS: Caller = Caller.Subscribing { call -> mono(Dispatchers.Unconfined) { single(call.invoke()) } }

    @JvmField
    val OF_DEFERRED: Caller = OfDeferred

    private object OfDeferred : Caller {
        @Suppress("UNCHECKED_CAST") // all targets give strings
        override fun start(call: Invocation): CompletableFuture<Any?> = try {
            (call.invoke() as Deferred<Any?>).asCompletableFuture()
        } catch (thrown: Throwable) {
            CompletableFuture.failedFuture(thrown)
        }
    }

    private suspend fun Invocation.invokeSuspending(): Any? =
        suspendCoroutineUninterceptedOrReturn { caller -> invoke(caller) }

    private suspend fun single(flow: Any?): Any? = (flow as Flow<*>).toList().singleOrNull()
}
