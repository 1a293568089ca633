// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async

import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/** One function of each kind that a Kotlin bean can have. */
interface Payments {
    suspend fun charge(order: Int): String

    suspend fun openStream(): Flow<Int>

    fun stream(): Flow<Int>

    fun later(): Deferred<String>
}

open class PaymentService : Payments {
    /** How often each function's body ran; a collected flow counts in its own right. */
    val charged = AtomicInteger()
    val opened = AtomicInteger()
    val streamed = AtomicInteger()

    override suspend fun charge(order: Int): String {
        val call = charged.incrementAndGet()
        delay(1)
        return "order $order, call $call"
    }

    override suspend fun openStream(): Flow<Int> {
        opened.incrementAndGet()
        delay(1)
        return stream()
    }

    override fun stream(): Flow<Int> = flow {
        streamed.incrementAndGet()
        emit(1)
        emit(2)
    }

    override fun later(): Deferred<String> = CompletableDeferred("done")
}
